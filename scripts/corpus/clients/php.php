<?php
// Does errands, a line of JSON each, with PHP's curl, or its own streams.
$nth = 0;
while (($line = fgets(STDIN)) !== false) {
    $errand = json_decode($line, true);
    $headers = array_map(fn ($one) => "$one[0]: $one[1]", $errand['headers'] ?? []);
    $pairs = [];
    foreach ($errand['form'] ?? [] as [$name, $value]) $pairs[$name] = $value;
    if (isset($errand['cookies'])) $headers[] = 'Cookie: ' . implode('; ', array_map(fn ($one) => "$one[0]=" . rawurlencode($one[1]), $errand['cookies']));
    $body = null;
    if (isset($errand['files'])) {
        $body = $pairs;
        foreach ($errand['files'] as $file) $body[$file['name']] = new CURLStringFile(base64_decode($file['base64']), $file['filename'], $file['type']);
    } elseif (isset($errand['form'])) $body = http_build_query($pairs);
    elseif (isset($errand['json'])) {
        $body = json_encode($errand['json']);
        $headers[] = 'Content-Type: application/json';
    } elseif (isset($errand['text'])) {
        $body = $errand['text']['text'];
        $headers[] = 'Content-Type: ' . $errand['text']['type'];
    }
    if ($nth++ % 2 === 1 && !is_array($body)) {
        $http = ['method' => $errand['method'], 'header' => $headers, 'content' => $body ?? '', 'timeout' => 10, 'ignore_errors' => true];
        if (isset($errand['form'])) $http['header'][] = 'Content-Type: application/x-www-form-urlencoded';
        @file_get_contents($errand['url'], false, stream_context_create(['http' => $http]));
        continue;
    }
    $curl = curl_init($errand['url']);
    curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => $headers, CURLOPT_CUSTOMREQUEST => $errand['method'], CURLOPT_TIMEOUT => 10, CURLOPT_NOBODY => $errand['method'] === 'HEAD']);
    if ($body !== null) curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
    if (isset($errand['user'])) curl_setopt($curl, CURLOPT_USERPWD, implode(':', $errand['user']));
    curl_exec($curl);
}
