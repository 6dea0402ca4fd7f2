"""Does errands, a line of JSON each, with one of the HTTP libraries of Python: python.py requests|urllib|httpx|aiohttp."""
import asyncio
import base64
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

which = sys.argv[1]
errands = [json.loads(line) for line in sys.stdin]


def headers_of(errand):
    return {name: value for name, value in errand.get('headers', [])}


def files_of(errand):
    return [(f['name'], (f['filename'], base64.b64decode(f['base64']), f['type'])) for f in errand['files']]


def arguments(errand):
    """What requests and httpx call the same."""
    given = {'headers': headers_of(errand), 'cookies': dict(errand.get('cookies', []))}
    if 'files' in errand:
        given.update(data=dict(errand['form']), files=files_of(errand))
    elif 'form' in errand:
        given['data'] = dict(errand['form'])
    elif 'json' in errand:
        given['json'] = errand['json']
    elif 'text' in errand:
        given['headers']['Content-Type'] = errand['text']['type']
        given['content' if which == 'httpx' else 'data'] = errand['text']['text'].encode()
    if 'user' in errand:
        given['auth'] = tuple(errand['user'])
    return given


def with_urllib(errand):
    body, headers = None, headers_of(errand)
    if 'form' in errand:
        body = urllib.parse.urlencode([tuple(pair) for pair in errand['form']]).encode()
    elif 'json' in errand:
        body = json.dumps(errand['json'], indent=1).encode()
        headers['Content-Type'] = 'application/json'
    elif 'text' in errand:
        body = errand['text']['text'].encode()
        headers['Content-Type'] = errand['text']['type']
    if 'cookies' in errand:
        headers['Cookie'] = '; '.join(f'{name}={value}' for name, value in errand['cookies'])
    request = urllib.request.Request(errand['url'], data=body, headers=headers, method=errand['method'])
    urllib.request.urlopen(request, timeout=10).read()


async def with_aiohttp():
    import aiohttp
    connector = aiohttp.TCPConnector(force_close=True, limit=8)
    async with aiohttp.ClientSession(connector=connector) as session:
        async def do(errand):
            given = {'headers': headers_of(errand), 'cookies': dict(errand.get('cookies', []))}
            if 'files' in errand:
                form = aiohttp.FormData(errand['form'])
                for name, (filename, content, kind) in files_of(errand):
                    form.add_field(name, content, filename=filename, content_type=kind)
                given['data'] = form
            elif 'form' in errand:
                given['data'] = errand['form']
            elif 'json' in errand:
                given['json'] = errand['json']
            elif 'text' in errand:
                given['headers']['Content-Type'] = errand['text']['type']
                given['data'] = errand['text']['text']
            async with session.request(errand['method'], errand['url'], **given) as reply:
                await reply.read()
        for result in await asyncio.gather(*map(do, errands), return_exceptions=True):
            if isinstance(result, (TypeError, KeyError)):
                raise result


if which == 'aiohttp':
    asyncio.run(with_aiohttp())
elif which == 'urllib':
    for one in errands:
        try:
            with_urllib(one)
        except urllib.error.URLError:
            pass
else:
    library = __import__(which)
    failure = library.RequestException if which == 'requests' else library.HTTPError
    # A client of httpx reads all certificates when it is made.
    sender = library if which == 'requests' else library.Client()
    for one in errands:
        try:
            sender.request(one['method'], one['url'], timeout=10, **arguments(one))
        except failure:
            pass
