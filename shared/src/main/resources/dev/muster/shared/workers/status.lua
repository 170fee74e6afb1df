-- Sets a live worker's status. ARGV: worker, incarnation, status. Gives 1, or 0 when this process doesn't hold the name.
local worker, incarnation, status = unpack(ARGV)
if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation
    or call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
  return 0
end
call('HSET', Q .. 'workers:status', worker, status)
call('ZADD', Q .. 'workers:changed', select(2, now()), worker)
if status == 'IDLE' then
  ring_all()
else
  tell_of_due()
end
return 1
