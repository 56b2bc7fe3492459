// The records of cloud management gateways in zone contoso.com, beside those of your own D().
// Rendered by cmg from the spec: change the spec, not this file.
// In dnsconfig.js, after D("contoso.com", ...):    require("./contoso.com.js");
// DNSControl deletes what neither your D() nor this file has, unless D() says NO_PURGE or IGNORE: nothing here changes that.

D_EXTEND("contoso.com",
  CNAME("_acme-challenge.granitefalls", "granitefalls.acme.contoso.net.", TTL(3600)),
  CNAME("granitefalls", "granitefalls.westus.cloudapp.azure.com.", TTL(3600))
);

D_EXTEND("contoso.com",
  CAA("@", "issue", "digicert.com", TTL(3600))
);

// Retiring, and so no longer here. With NO_PURGE it is deleted by this in D():
//   CNAME("graniteold", "graniteold.westus.cloudapp.azure.com.", ENSURE_ABSENT_REC())
