# The records of cloud management gateways in zone contoso.com, a module for Terraform.
# Rendered by cmg from the spec: change the spec, not this file.
# A name that has a record already is refused until that is imported; what leaves the file is destroyed, and nothing else.
# Retiring, and so no longer here: _acme-challenge.graniteold.contoso.com CNAME graniteold.acme.contoso.net
# Retiring, and so no longer here: graniteold.contoso.com CNAME graniteold.westus.cloudapp.azure.com

terraform {
  required_version = ">= 1.6.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 3.0.0, < 5.0.0"
    }
  }
}

variable "resource_group_name" {
  description = "The resource group of the zone."
  type        = string
  nullable    = false
}

locals {
  # By their names, relative to the zone.
  records = {
    "_acme-challenge.granite1" = {
      target  = "granite1.acme.contoso.net"
      ttl     = 3600
      gateway = "granite1.contoso.com"
    }
    "_acme-challenge.granite2" = {
      target  = "granite2.acme.contoso.net"
      ttl     = 3600
      gateway = "granite2.contoso.com"
    }
    "_acme-challenge.granitenew" = {
      target  = "granitenew.acme.contoso.net"
      ttl     = 3600
      gateway = "granitenew.contoso.com"
    }
    "granite.corp" = {
      target  = "granite.westus.cloudapp.azure.com"
      ttl     = 3600
      gateway = "granite.corp.contoso.com"
    }
    "granite1" = {
      target  = "granite1.westus.cloudapp.azure.com"
      ttl     = 3600
      gateway = "granite1.contoso.com"
    }
    "granite2" = {
      target  = "granite2.westus.cloudapp.azure.com"
      ttl     = 3600
      gateway = "granite2.contoso.com"
    }
    "granite10" = {
      target  = "granite10.westus.cloudapp.azure.com"
      ttl     = 3600
      gateway = "granite10.contoso.com"
    }
  }
}

data "azurerm_dns_zone" "zone" {
  name                = "contoso.com"
  resource_group_name = var.resource_group_name
}

resource "azurerm_dns_cname_record" "gateway" {
  for_each = local.records

  name                = each.key
  zone_name           = data.azurerm_dns_zone.zone.name
  resource_group_name = var.resource_group_name
  ttl                 = each.value.ttl
  record              = each.value.target

  tags = {
    managedBy = "cmg-iac"
    gateway   = each.value.gateway
  }
}

import {
  to = azurerm_dns_cname_record.gateway["_acme-challenge.granite1"]
  id = join("/", [data.azurerm_dns_zone.zone.id, "CNAME", "_acme-challenge.granite1"])
}

import {
  to = azurerm_dns_cname_record.gateway["granite1"]
  id = join("/", [data.azurerm_dns_zone.zone.id, "CNAME", "granite1"])
}

resource "azurerm_dns_caa_record" "apex" {
  name                = "@"
  zone_name           = data.azurerm_dns_zone.zone.name
  resource_group_name = var.resource_group_name
  ttl                 = 60

  record {
    flags = 0
    tag   = "issue"
    value = "letsencrypt.org; validationmethods=dns-01"
  }

  record {
    flags = 0
    tag   = "iodef"
    value = "mailto:pki@contoso.com"
  }

  tags = {
    managedBy = "cmg-iac"
  }
}

import {
  to = azurerm_dns_caa_record.apex
  id = join("/", [data.azurerm_dns_zone.zone.id, "CAA", "@"])
}

output "fqdns" {
  description = "The names of the records."
  value       = { for name, record in azurerm_dns_cname_record.gateway : name => record.fqdn }
}
