locals {
  a = { "b" = "c${d}", e = [1, true, null] } # x
  t = <<-EOT
    x
  EOT
}
resource "a" "b" {
  for_each = { for k, v in local.a : k => v if v != null }
}
