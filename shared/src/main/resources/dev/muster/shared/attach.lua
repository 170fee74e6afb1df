-- Attaches to a queue, or makes it. ARGV: version. Gives {made, version found, live workers}.
local made = call('SET', KEYS[1], ARGV[1], 'NX')
-- Where no worker lives nobody sweeps.
if not made and call('GET', KEYS[1]) == ARGV[1] then
  local t = now()
  expire_all(t, 500)
end
return { made and 1 or 0, call('GET', KEYS[1]), call('SCARD', Q .. 'workers:name') }
