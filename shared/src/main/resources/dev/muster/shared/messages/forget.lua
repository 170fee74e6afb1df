-- Deletes the record of a message and all answers to it. ARGV: id. Gives 1, or 0 if there is no such message.
local id = ARGV[1]
local record = Q .. 'messages:' .. id
local who = call('HGET', record, 'targets')
local listed = call('ZREM', Q .. 'messages', id)
if who then
  for _, worker in ipairs(cjson.decode(who)) do
    call('HDEL', Q .. 'workers:' .. worker .. ':response', id)
  end
end
call('DEL', record, record .. ':replies')
return (who or listed == 1) and 1 or 0
