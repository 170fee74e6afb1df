-- Tells between two beats what has changed about a worker. ARGV: worker, incarnation, vitals. Gives 1, or 0 when this process
-- doesn't hold the name.
local worker, incarnation, vitals = unpack(ARGV)
if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation
    or call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
  return 0
end
call('HSET', Q .. 'workers:vitals', worker, vitals)
call('ZADD', Q .. 'workers:changed', select(2, now()), worker)
return 1
