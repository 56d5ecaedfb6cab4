-- Replays prepared requests. Arguments: file of requests (NUL between them), file of their order
-- (numbers from 1), first place in the order.
local requests, order, at = {}, {}, 0

local function all(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function init(args)
  for text in all(args[1]):gmatch("[^%z]+") do requests[#requests + 1] = text end
  for number in all(args[2]):gmatch("%d+") do order[#order + 1] = tonumber(number) end
  at = tonumber(args[3])
end

function request()
  at = at % #order + 1
  return requests[order[at]]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"microseconds":%d,"requests":%d,"bytes":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d,"late":%d}\n',
    summary.duration, summary.requests, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write, errors.timeout))
end
