// The records of cloud management gateways in zone contoso.com, beside those of your own D().
// Rendered by cmg from the spec: change the spec, not this file.
// In dnsconfig.js, after D("contoso.com", ...):    require("./contoso.com.js");
// DNSControl deletes what neither your D() nor this file has, unless D() says NO_PURGE or IGNORE: nothing here changes that.

D_EXTEND("contoso.com",
  CNAME("_acme-challenge.granite1", "granite1.acme.contoso.net.", TTL(3600)),
  CNAME("_acme-challenge.granite2", "granite2.acme.contoso.net.", TTL(3600)),
  CNAME("_acme-challenge.granitenew", "granitenew.acme.contoso.net.", TTL(3600)),
  CNAME("granite.corp", "granite.westus.cloudapp.azure.com.", TTL(3600)),
  CNAME("granite1", "granite1.westus.cloudapp.azure.com.", TTL(3600)),
  CNAME("granite2", "granite2.westus.cloudapp.azure.com.", TTL(3600)),
  CNAME("granite10", "granite10.westus.cloudapp.azure.com.", TTL(3600))
);

D_EXTEND("contoso.com",
  CAA("@", "issue", "letsencrypt.org; validationmethods=dns-01", TTL(60)),
  CAA("@", "iodef", "mailto:pki@contoso.com", TTL(60))
);

// Retiring, and so no longer here. With NO_PURGE it is deleted by this in D():
//   CNAME("_acme-challenge.graniteold", "graniteold.acme.contoso.net.", ENSURE_ABSENT_REC())

// Retiring, and so no longer here. With NO_PURGE it is deleted by this in D():
//   CNAME("graniteold", "graniteold.westus.cloudapp.azure.com.", ENSURE_ABSENT_REC())
