vcl 4.1;

# The cache in front of the site, for Varnish 7. Why it does what it does: docs/decisions/caching.md
#
# Start it with two doors, and let only the site itself reach the second:
#   varnishd -f varnish.vcl -a site=:80 -a purge=:8079 -s malloc,128m

import std;

backend site {
    .host = "web";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 60s;
    .probe = {
        .request =
            "GET /health/live/ HTTP/1.1"
            "Host: localhost"
            "User-Agent: Varnish"
            "Connection: close";
        .interval = 3s;
        .timeout = 5s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
}

sub vcl_recv {
    if (req.restarts == 0) {
        unset req.http.X-Second-Try;
        unset req.http.X-Brotli;
    }

    # The site says that something has changed: everything goes, whatever address it names.
    if (local.socket == "purge") {
        if (req.method != "PURGE") {
            return (synth(405, "Method Not Allowed"));
        }
        ban("obj.status != 0");
        return (synth(200, "Emptied"));
    }
    if (req.method !~ "^(GET|HEAD|POST|OPTIONS)$") {
        return (synth(405, "Method Not Allowed"));
    }

    # Said by the proxy that ends TLS; who comes without one came by plain HTTP.
    if (req.http.X-Forwarded-Proto ~ "^https") {
        set req.http.X-Forwarded-Proto = "https";
    } else {
        set req.http.X-Forwarded-Proto = "http";
    }

    # What has changed is gone from here at once, so a page past its time is old but not wrong.
    # It is shown where the site cannot answer, and never where it can.
    if (req.http.X-Second-Try || !std.healthy(req.backend_hint)) {
        set req.grace = 24h;
    } else {
        set req.grace = 0s;
    }

    if (req.url ~ "^/(admin|documents|health)/" || req.http.Cookie ~ "(^|;\s*)sessionid=") {
        return (pass);
    }

    # Varnish itself knows gzip only. The static files are there in brotli too, a fifth smaller.
    if (req.url ~ "^/static/" && req.http.Accept-Encoding ~ "\bbr\b") {
        set req.http.X-Brotli = "yes";
    }
}

# Cookies of others (measuring tools, other sites of the domain) are no reason to miss. The token of
# a form goes through: without it, each open form would void the one in the next window.
sub vcl_req_cookie {
    if (req.http.Cookie ~ "(^|;\s*)csrftoken=") {
        set req.http.Cookie =
            regsub(req.http.Cookie, "(?:^|.*;\s*)(csrftoken=[^;]*).*", "\1");
    } else {
        unset req.http.Cookie;
    }
    return;
}

sub vcl_hash {
    # The answer to plain HTTP may be a redirect to HTTPS, which must not be given to HTTPS.
    hash_data(req.http.X-Forwarded-Proto);
    if (req.http.X-Brotli) {
        hash_data("brotli");
    }
}

sub vcl_backend_fetch {
    if (bereq.http.X-Brotli) {
        set bereq.http.Accept-Encoding = "br";
        unset bereq.http.X-Brotli;
    }
}

sub vcl_backend_response {
    if (beresp.status >= 500) {
        # Taken for an answer, it would push out the old page: see vcl_synth.
        if (!bereq.uncacheable && (bereq.is_bgfetch || !bereq.http.X-Second-Try)) {
            return (abandon);
        }
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
        return (deliver);
    }

    # Only what the site calls public. All else goes to the site each time.
    if (beresp.http.Cache-Control !~ "(?i)\bpublic\b" || beresp.http.Set-Cookie
        || beresp.http.Vary ~ "(?i)(cookie|authorization|\*)") {
        set beresp.uncacheable = true;
        set beresp.ttl = 120s;
        return (deliver);
    }
    set beresp.grace = 24h;
    if (!beresp.http.Content-Encoding && beresp.http.Content-Type ~ "(?i)(text|script|json|xml)") {
        set beresp.do_gzip = true;
    }
    return (deliver);
}

sub vcl_deliver {
    # A cache further out would not hear of a change, so it may not keep pages as we do.
    set resp.http.Cache-Control = regsub(resp.http.Cache-Control, ",?\s*s-maxage=\d+", "");
    if (obj.hits == 0) {
        set resp.http.X-Cache = "miss";
    } elsif (obj.ttl < 0s) {
        set resp.http.X-Cache = "past its time";
    } else {
        set resp.http.X-Cache = "hit";
    }
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}

sub vcl_backend_error {
    if (!bereq.uncacheable && (bereq.is_bgfetch || !bereq.http.X-Second-Try)) {
        return (abandon);
    }
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "private, no-store";
    set beresp.http.Retry-After = "60";
    set beresp.body = {"<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sorry, this website is not available</title>
</head>
<body>
<main>
<h1>Sorry, this website is not available</h1>
<p>Please try again in a few minutes.</p>
<h2>If you need help now</h2>
<ul>
<li>in an emergency call 999</li>
<li>for urgent medical advice call 111</li>
<li>if you are worried about a symptom, speak to your GP</li>
</ul>
</main>
</body>
</html>
"};
    return (deliver);
}

sub vcl_synth {
    # The site has failed. Once more, and this time a page past its time is good enough.
    if (resp.status == 503 && req.restarts == 0) {
        set req.http.X-Second-Try = "yes";
        return (restart);
    }
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.http.Cache-Control = "private, no-store";
    set resp.body = resp.reason;
    return (deliver);
}
