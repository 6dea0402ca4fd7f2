# Does errands, a line of JSON each, with net/http.
require 'base64'
require 'json'
require 'net/http'

KINDS = { 'GET' => Net::HTTP::Get, 'POST' => Net::HTTP::Post, 'PUT' => Net::HTTP::Put, 'PATCH' => Net::HTTP::Patch,
          'DELETE' => Net::HTTP::Delete, 'HEAD' => Net::HTTP::Head, 'OPTIONS' => Net::HTTP::Options }.freeze

$stdin.each_line do |line|
  errand = JSON.parse(line)
  uri = URI(errand['url'])
  request = KINDS.fetch(errand['method']).new(uri)
  (errand['headers'] || []).each { |name, value| request[name] = value }
  request['Cookie'] = errand['cookies'].map { |pair| pair.join('=') }.join('; ') if errand['cookies']
  request.basic_auth(*errand['user']) if errand['user']
  if errand['files']
    parts = errand['form'] + errand['files'].map { |f| [f['name'], Base64.decode64(f['base64']), { filename: f['filename'], content_type: f['type'] }] }
    request.set_form(parts, 'multipart/form-data')
  elsif errand['form'] then request.set_form_data(errand['form'])
  elsif errand.key?('json')
    request.content_type = 'application/json'
    request.body = JSON.generate(errand['json'])
  elsif errand['text']
    request['Content-Type'] = errand['text']['type']
    request.body = errand['text']['text']
  end
  begin
    Net::HTTP.start(uri.host, uri.port, read_timeout: 10) { |http| http.request(request) }
  rescue SystemCallError, IOError, Net::ReadTimeout
    next
  end
end
