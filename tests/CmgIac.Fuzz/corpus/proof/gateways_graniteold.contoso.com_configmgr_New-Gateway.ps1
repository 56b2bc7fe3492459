# Makes Configuration Manager deploy the cloud management gateway graniteold.contoso.com.
# Rendered by cmg from the spec: change the spec, not this file.
throw 'This gateway is being retired: the spec says state: retiring.'
