-- Gives up waiting. ARGV: client, ids….
for i = 2, #ARGV do
  call('SREM', Q .. 'tasks:' .. ARGV[i] .. ':waiters', ARGV[1])
end
call('DEL', Q .. 'waits:' .. ARGV[1])
return 1
