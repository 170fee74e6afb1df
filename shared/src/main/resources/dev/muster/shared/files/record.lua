-- Enters a pack, if all its contents are there. ARGV: pack (JSON), by, sha256...
for i = 3, #ARGV do
  if call('HEXISTS', Q .. 'files', ARGV[i]) == 0 then
    return false
  end
end
return call('XADD', Q .. 'packs', 'MAXLEN', 1000, '*', 'pack', ARGV[1], 'by', ARGV[2])
