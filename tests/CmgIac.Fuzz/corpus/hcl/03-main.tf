# The records of cloud management gateways in the internal zone contoso.com, a module for Terraform.
# Rendered by cmg from the spec: change the spec, not this file.
# A name that has a record already is refused until that is imported; what leaves the file is destroyed, and nothing else.
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
    "granite.corp" = {
      target  = "granite.westus.cloudapp.azure.com"
      ttl     = 300
      gateway = "granite.corp.contoso.com"
    }
    "granite1" = {
      target  = "granite1.westus.cloudapp.azure.com"
      ttl     = 300
      gateway = "granite1.contoso.com"
    }
    "granite2" = {
      target  = "granite2.westus.cloudapp.azure.com"
      ttl     = 300
      gateway = "granite2.contoso.com"
    }
    "granite10" = {
      target  = "granite10.westus.cloudapp.azure.com"
      ttl     = 300
      gateway = "granite10.contoso.com"
    }
  }
}

data "azurerm_private_dns_zone" "zone" {
  name                = "contoso.com"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_cname_record" "gateway" {
  for_each = local.records

  name                = each.key
  zone_name           = data.azurerm_private_dns_zone.zone.name
  resource_group_name = var.resource_group_name
  ttl                 = each.value.ttl
  record              = each.value.target

  tags = {
    managedBy = "cmg-iac"
    gateway   = each.value.gateway
  }
}

import {
  to = azurerm_private_dns_cname_record.gateway["granite1"]
  id = join("/", [data.azurerm_private_dns_zone.zone.id, "CNAME", "granite1"])
}

output "fqdns" {
  description = "The names of the records."
  value       = { for name, record in azurerm_private_dns_cname_record.gateway : name => record.fqdn }
}
