-- Takes a message back from each target that has not read it. ARGV: id.
-- Gives {'OK', recalled, read, workers…}: so many it was taken back from, then so many that have read it and not answered yet, then those
-- that won't: they left, or were lost before they could. Gives {'MISSING'} if there is no record of it.
local id = ARGV[1]
local record = Q .. 'messages:' .. id
local who = call('HGET', record, 'targets')
if not who then
  return { 'MISSING' }
end
local told = {}
for _, entry in ipairs(call('XRANGE', record .. ':replies', '-', '+')) do
  told[entry[2][2]] = true
end
local recalled, read, gone = {}, {}, {}
-- As send writes it; what follows is the sender's, and none of this script's business.
local begins = '{"id":"' .. id .. '",'
for _, worker in ipairs(cjson.decode(who)) do
  if not told[worker] then
    local unread = Q .. 'workers:' .. worker .. ':message'
    local taken = 0
    for _, document in ipairs(call('LRANGE', unread, 0, -1)) do
      if string.sub(document, 1, #begins) == begins then
        taken = taken + call('LREM', unread, 0, document)
      end
    end
    if taken > 0 then
      recalled[#recalled + 1] = worker
    elseif call('SISMEMBER', Q .. 'workers:name', worker) == 1 then
      read[#read + 1] = worker
    else
      gone[#gone + 1] = worker
    end
  end
end
for _, worker in ipairs(recalled) do
  call('HINCRBY', record, 'recalled', 1)
  call('XADD', record .. ':replies', 'NOMKSTREAM', '*', 'worker', worker, 'status', 'RECALLED')
end
local answer = { 'OK', #recalled, #read }
for _, workers in ipairs({ recalled, read, gone }) do
  for _, worker in ipairs(workers) do
    answer[#answer + 1] = worker
  end
end
return answer
