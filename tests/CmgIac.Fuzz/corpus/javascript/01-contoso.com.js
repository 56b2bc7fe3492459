// The records of cloud management gateways in zone contoso.com, beside those of your own D().
// Rendered by cmg from the spec: change the spec, not this file.
// In dnsconfig.js, after D("contoso.com", ...):    require("./contoso.com.js");
// DNSControl deletes what neither your D() nor this file has, unless D() says NO_PURGE or IGNORE: nothing here changes that.
