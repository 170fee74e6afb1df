-- Stores a worker's answer and tells who waits for it.
-- ARGV: worker, incarnation, id, document up to its time, status. Gives 1, or 0 when this process no longer holds the name.
local worker, incarnation, id, document, status = unpack(ARGV)
if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation then
  return 0
end
local t = call('TIME')
document = document .. ',"time":' .. t[1] .. '.' .. string.format('%03d', math.floor(t[2] / 1000)) .. '}'
local responses = Q .. 'workers:' .. worker .. ':response'
local new = call('HSET', responses, id, document) == 1
if call('HLEN', responses) > 1000 then
  local ids = call('HKEYS', responses)
  table.sort(ids)
  for i = 1, #ids - 1000 do
    call('HDEL', responses, ids[i])
  end
end
local record = Q .. 'messages:' .. id
-- Sent twice, it counts once.
if new and call('EXISTS', record) == 1 then
  call('HINCRBY', record, 'answered', 1)
  if status ~= 'OK' then
    call('HINCRBY', record, 'failed', 1)
  end
  call('XADD', record .. ':replies', 'NOMKSTREAM', '*', 'worker', worker, 'status', status)
end
return 1
