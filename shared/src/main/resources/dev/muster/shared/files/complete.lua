-- Makes an upload the content of that hash, once all its chunks have come; drops it if the content
-- is there already. ARGV: token, chunks, size, sha256, entry (JSON without its time).
local token, sha, entry = ARGV[1], ARGV[4], ARGV[5]
local last, size = tonumber(ARGV[2]) - 1, tonumber(ARGV[3])
local upload = Q .. 'upload:' .. token .. ':'
local stored = Q .. 'files:' .. sha .. ':'

local function bytes(prefix)
  local sum = 0
  for i = 0, last do
    sum = sum + call('STRLEN', prefix .. i)
  end
  return sum
end

if call('HEXISTS', Q .. 'files', sha) == 1 and bytes(stored) == size then
  for i = 0, last do
    call('DEL', upload .. i)
  end
  return 'KNOWN'
end

if bytes(upload) ~= size then
  return 'INCOMPLETE'
end

for i = 0, last do
  call('RENAME', upload .. i, stored .. i)
  call('PERSIST', stored .. i)
end
call('HSET', Q .. 'files', sha, string.sub(entry, 1, -2) .. ',"time":' .. select(2, now()) .. '}')
return 'STORED'
