-- Gives up waiting. ARGV: client, ids….
for i = 2, #ARGV do
  local task = Q .. 'tasks:' .. ARGV[i]
  if call('HGET', task, 'waiter') == ARGV[1] then
    call('HDEL', task, 'waiter')
  else
    call('SREM', task .. ':waiters', ARGV[1])
  end
end
call('DEL', Q .. 'waits:' .. ARGV[1])
return 1
