D_EXTEND("contoso.com",
  CNAME("a", "b.", TTL(3600)), // x
  CAA("@", 'issue', "digicert.com"),
);
