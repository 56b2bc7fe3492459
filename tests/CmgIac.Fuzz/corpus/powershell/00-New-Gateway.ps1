# Makes Configuration Manager deploy the cloud management gateway granite4.contoso.com.
# Rendered by cmg from the spec: change the spec, not this file.
throw 'This gateway is being retired: the spec says state: retiring.'
