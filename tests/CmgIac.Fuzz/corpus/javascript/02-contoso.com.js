// The records of cloud management gateways in the internal zone contoso.com, beside those of your own D().
// Rendered by cmg from the spec: change the spec, not this file.
// In dnsconfig.js, after D("contoso.com!internal", ...):    require("./contoso.com.js");
// DNSControl deletes what neither your D() nor this file has, unless D() says NO_PURGE or IGNORE: nothing here changes that.

D_EXTEND("contoso.com!internal",
  CNAME("granite.corp", "granite.westus.cloudapp.azure.com.", TTL(300)),
  CNAME("granite1", "granite1.westus.cloudapp.azure.com.", TTL(300)),
  CNAME("granite2", "granite2.westus.cloudapp.azure.com.", TTL(300)),
  CNAME("granite10", "granite10.westus.cloudapp.azure.com.", TTL(300))
);

// Retiring, and so no longer here. With NO_PURGE it is deleted by this in D():
//   CNAME("graniteold", "graniteold.westus.cloudapp.azure.com.", ENSURE_ABSENT_REC())
