-- Records a message with its targets and hands it to each of them.
-- ARGV: rest of the document after its id, command, args or '', sender, then the targets; no target means all live workers.
-- Gives {'OK', id, targets…}, or {'GONE', targets that aren't live…}.
local targets = {}
for i = 5, #ARGV do
  targets[#targets + 1] = ARGV[i]
end
if #targets == 0 then
  targets = call('SMEMBERS', Q .. 'workers:name')
  table.sort(targets)
  if #targets == 0 then
    return { 'GONE' }
  end
else
  local gone = { 'GONE' }
  for _, worker in ipairs(targets) do
    if call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
      gone[#gone + 1] = worker
    end
  end
  if #gone > 1 then
    return gone
  end
end

-- Microseconds fit a double, and a sorted set, exactly.
local clock = call('TIME')
local micros = clock[1] * 1000000 + clock[2]
local last = call('ZREVRANGE', Q .. 'messages', 0, 0, 'WITHSCORES')
if last[2] and tonumber(last[2]) >= micros then
  micros = tonumber(last[2]) + 1
end
local seconds = math.floor(micros / 1000000)
local id = string.format('%.0f.%06d', seconds, micros - seconds * 1000000)

local record = Q .. 'messages:' .. id
call('HSET', record, 'command', ARGV[2], 'sender', ARGV[4], 'targets', cjson.encode(targets), 'answered', 0, 'failed', 0)
if ARGV[3] ~= '' then
  call('HSET', record, 'args', ARGV[3])
end
call('EXPIRE', record, 604800)
local replies = record .. ':replies'
call('XADD', replies, '*', 'worker', '', 'status', '')
call('XTRIM', replies, 'MAXLEN', 0)
call('EXPIRE', replies, 604800)
call('ZADD', Q .. 'messages', string.format('%.0f', micros), id)
local document = '{"id":"' .. id .. '",' .. ARGV[1]
local answer = { 'OK', id }
for i, worker in ipairs(targets) do
  call('RPUSH', Q .. 'workers:' .. worker .. ':message', document)
  answer[i + 2] = worker
end

while call('ZCARD', Q .. 'messages') > 1000 do
  local old = call('ZPOPMIN', Q .. 'messages')[1]
  local key = Q .. 'messages:' .. old
  local who = call('HGET', key, 'targets')
  if who then
    for _, worker in ipairs(cjson.decode(who)) do
      call('HDEL', Q .. 'workers:' .. worker .. ':response', old)
    end
  end
  call('DEL', key, key .. ':replies')
end
return answer
