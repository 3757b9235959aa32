-- Asks Latchkey whether a sign-in may pass. Dovecot 2.3 and 2.4 with Lua 5.3 or newer (Debian: dovecot-auth-lua).

local LATCHKEY = "@LATCHKEY@"

-- The header that holds the door's key, from the one file that does. Read once, when Dovecot starts.
local function door_key()
  local file = assert(io.open("@CONFIG_DIR@/latchkey-door-key"))
  local header, key = file:read("a"):match("^([^:%s]+):%s*(%S+)%s*$")
  file:close()
  return assert(header, "latchkey-door-key holds no header"), key
end

local DOOR_HEADER, DOOR_KEY = door_key()

-- What gets in at all has this TLS or a newer one: ssl_min_protocol of latchkey.conf, smtpd_tls_protocols of Postfix.
local TLS_AT_LEAST = ">=TLSv1.2"

-- Latchkey answers within 2 s or says "temporary". One attempt: a repeated one would be on the record twice.
local function http_client()
  local made, client = pcall(dovecot.http.client, {
    connect_timeout = "1s",
    request_timeout = "5s",
    request_absolute_timeout = "5s",
    request_max_attempts = 1,
    auto_redirect = "no",
  })
  if made then
    return client
  end
  -- Dovecot 2.3 knows other names, and none of those.
  return dovecot.http.client {
    connect_timeout_msecs = 1000,
    request_timeout_msecs = 5000,
    request_absolute_timeout_msecs = 5000,
    max_attempts = 1,
    no_auto_redirect = true,
  }
end

local client = http_client()

-- JSON must be UTF-8. Bytes that are not UTF-8 come from programs that send ISO-8859-1, where each byte is the code
-- point of the same number.
local function code_points(bytes)
  -- Lua 5.3 lets surrogates (ED A0..BF xx) pass for UTF-8.
  local utf8_text = utf8.len(bytes) and not bytes:find("\237[\160-\191]")
  if utf8_text then
    return bytes
  end
  return (bytes:gsub("[\128-\255]", function(byte)
    return utf8.char(byte:byte())
  end))
end

local function json_string(value)
  local escaped = code_points(value):gsub('[%c"\\]', function(char)
    return string.format("\\u%04x", char:byte())
  end)
  return '"' .. escaped .. '"'
end

local function json_object(fields)
  local members = {}
  for name, value in pairs(fields) do
    if value ~= nil and value ~= "" then
      members[#members + 1] = json_string(name) .. ":" .. json_string(tostring(value))
    end
  end
  return "{" .. table.concat(members, ",") .. "}"
end

-- The value of one string member of Latchkey's flat answer; nil when it is absent. Escaped backslashes and quotes step
-- aside as NUL and SOH, which JSON never holds raw; then the next quote is the end of the value.
local function json_member(body, name)
  local plain = body:gsub("\\\\", "\0"):gsub('\\"', "\1")
  local value = plain:match('"' .. name .. '"%s*:%s*"([^"]*)"')
  return value and (value:gsub("\\u(%x%x%x%x)", function(hex)
    return utf8.char(tonumber(hex, 16))
  end):gsub("%z", "\\"):gsub("\1", '"'))
end

-- Members have other names in 2.4: the first of each pair.
local function protocol(req)
  return req.protocol or req.service
end

-- Dovecot tells scripts that there is TLS, not which. Postfix says "secured" and means TLS; Dovecot says so of connections from
-- its own host too.
local function tls_protocol(req)
  local tls = req.secured == "TLS" or req.secured == "secured" and protocol(req) == "smtp"
  return tls and TLS_AT_LEAST or nil
end

local function ask(req, secret)
  local request = client:request {
    url = LATCHKEY .. "/v1/doors/dovecot/passdb",
    method = "POST",
  }
  request:add_header(DOOR_HEADER, DOOR_KEY)
  request:add_header("Content-Type", "application/json")
  request:set_payload(json_object {
    user = req.user,
    password = secret,
    service = protocol(req),
    rip = req.remote_ip or req.rip,
    lip = req.local_ip or req.lip,
    session = req.session,
    secured = req.secured,
    tls_protocol = tls_protocol(req),
    mech = req.mechanism or req.mech,
    client_id = req.client_id,
  })
  return request:submit()
end

-- Whose session it will be, by ids. It goes onto Dovecot's login line, where kick.pl learns which process to end; onto an event
-- of its own with the session's id, latchkey_accepted; and (2.4) onto the events of the session.
local function accepted(req, user, body)
  local owner = tostring(json_member(body, "account")) .. "/" .. tostring(json_member(body, "credential"))
  local event = req:event()
  event:set_name("latchkey_accepted")
  event:add_str("latchkey", owner)
  event:log_info("latchkey: accepted, app password " .. owner)
  return dovecot.auth.PASSDB_RESULT_OK, {
    user = user,
    nopassword = "y",
    latchkey = owner,
    userdb_event_latchkey = owner,
  }
end

-- Dovecot calls this for every sign-in. Only Latchkey's own "accepted" lets it pass and only Latchkey's own "refused"
-- is a wrong password; everything else (no answer, 5xx, a door that may not speak) is a temporary failure.
function auth_password_verify(req, secret)
  local answered, response = pcall(ask, req, secret)
  if not answered then
    return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "Latchkey cannot be asked: " .. tostring(response)
  end
  local status, body = response:status(), response:payload() or ""
  local result = json_member(body, "result")
  local user = json_member(body, "user")
  if status == 200 and result == "accepted" and user then
    return accepted(req, user, body)
  end
  if status == 401 and result == "refused" then
    return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, ""
  end
  return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "Latchkey gave no verdict: status " .. tostring(status)
end
