# Makes Configuration Manager deploy the cloud management gateway granite4.contoso.com.
# Rendered by cmg from the spec: change the spec, not this file.
throw 'This gateway is a classic deployment, which Configuration Manager creates no more. Write deployment: scaleSet in the spec; a gateway that is there already is converted in the console, as the runbook says.'
