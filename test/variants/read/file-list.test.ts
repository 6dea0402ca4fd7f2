import t from 'tap';
import { lines, problems, read } from './support.ts';

const found = async (text: string): Promise<string[]> => {
  const { files, looked_at, problems } = await read({ 'files.txt': text });
  t.strictSame([problems, [...looked_at]], [[], ['files']]);
  return files.map(({ path, source }) => `${path} @${source.line}`);
};

t.test('find, from the root, from here, from above and within the system partition', async (t) => {
  const expected = ['/system/build.prop @1', '/system/priv-app/X/X.apk @2', '/vendor/etc/a @3'];
  for (const prefix of ['/', './', '', 'x1/super/', '/home/me/x1/']) {
    const text = lines(`${prefix}system/build.prop`, `${prefix}system/priv-app/X/X.apk`, `${prefix}vendor/etc/a`);
    t.strictSame(await found(text), expected, prefix);
  }
  const within = lines('./build.prop', './priv-app/X/X.apk', './framework/framework-res.apk');
  t.strictSame((await found(within))[1], '/system/priv-app/X/X.apk @2');
});

t.test('names with spaces, columns, and paths of Windows', async (t) => {
  const expected = ['/system/app/My App/My App.apk @1', '/system/priv-app/X/X.apk @2'];
  const [one, two] = ['system/app/My App/My App.apk', 'system/priv-app/X/X.apk'];
  const windows = [one, two].map((path) => `C:\\x1\\${path.replaceAll('/', '\\')}`);
  for (const text of [
    lines(`./${one}`, `./${two}`),
    lines(one, two),
    lines(`4.0K\t./${one}`, `12\t./${two}`),
    lines(`./${one}\t4096`, `./${two}\t12`),
    lines(...windows),
  ]) {
    t.strictSame(await found(text), expected, text);
  }
  const human = lines('system/app/X:', 'total 8.0K', '-rw-r--r-- 1 me me 4.0K Jan  1  2009 X.apk');
  t.strictSame(await found(human), ['/system/app/X/X.apk @3']);
});

t.test('a list with columns after the path is not read as if they were of it, and is told', async (t) => {
  const facts = await read({ 'x/files.txt': lines('./system/app/X/X.apk 4096', './system/priv-app/Y/Y.apk 12') });
  t.strictSame([facts.files, [...facts.looked_at], problems(facts)], [[], [], ['x/files.txt: files packages']]);
});

t.test('ls -lR as toybox, toolbox and GNU write it', async (t) => {
  const expected = ['/system/app/X/X.apk @4', '/system/app/X/lib @5'];
  t.strictSame(
    await found(
      lines(
        '/system/app/X:',
        'total 12',
        'drwxr-xr-x 2 root root  4096 2009-01-01 08:00 oat',
        '-rw-r--r-- 1 root root 12345 2009-01-01 08:00 X.apk',
        'lrwxrwxrwx 1 root root    20 2009-01-01 08:00 lib -> /system/lib/x.so',
      ),
    ),
    expected,
  );
  t.strictSame(
    await found(
      lines(
        '',
        '/system/app/X:',
        'drwxr-xr-x root     root              2009-01-01 08:00 oat',
        '-rw-r--r-- root     root        12345 2009-01-01 08:00 X.apk',
        'lrwxrwxrwx root     root              2009-01-01 08:00 lib -> /system/lib',
      ),
    ),
    expected,
  );
  t.strictSame(
    await found(
      lines(
        'system/app/X:',
        'total 1',
        'drwxr-xr-x. 2 me me 4096 Jan  1  2009 oat',
        '-rw-r--r--. 1 me me 12345 Jan  1 08:00 X.apk',
        'lrwxrwxrwx. 1 me me 4 Jan  1 08:00 lib -> /y',
      ),
    ),
    expected,
  );
  t.strictSame(
    await found(
      lines(
        '',
        '/system/app/X:',
        'drwxr-xr-x root root u:object_r:system_file:s0 oat',
        '-rw-r--r-- root root u:object_r:system_file:s0 X.apk',
        'lrwxrwxrwx root root u:object_r:system_file:s0 lib -> /y',
      ),
    ),
    expected,
  );
});

t.test('ls -R, find -ls, tar tv, unzip -l, hashes, installed-files.txt', async (t) => {
  const expected = ['/system/app/X/X.apk @2'];
  for (const [name, text] of Object.entries({
    'ls -R': lines('./system/app/X:', 'X.apk'),
    'find -ls': lines(
      '   11      4 drwxr-xr-x   2 root root  4096 Jan  1  2009 ./system/app',
      '   12     16 -rw-r--r--   1 root     root        12345 Jan  1  2009 ./system/app/X/X.apk',
    ),
    'tar tv': lines(
      'drwxr-xr-x root/root         0 2009-01-01 08:00 system/app/',
      '-rw-r--r-- root/root     12345 2009-01-01 08:00 system/app/X/X.apk',
    ),
    sha256sum: lines('', `${'0a'.repeat(32)}  system/app/X/X.apk`),
    'installed-files': lines('', '       12345  /system/app/X/X.apk'),
  })) {
    t.strictSame(await found(text), expected, name);
  }
  const unzip = lines(
    'Archive:  x.zip',
    '  Length      Date    Time    Name',
    '---------  ---------- -----   ----',
    '    12345  2009-01-01 08:00   system/app/X/X.apk',
    '    12345  2009-01-01 08:00   system/app/Y/Y.apk',
    '---------                     -------',
    '    24690                     2 files',
  );
  t.strictSame(await found(unzip), ['/system/app/X/X.apk @4', '/system/app/Y/Y.apk @5']);
});

t.test('a list that is cut short, or of some folders only', async (t) => {
  const cut = await read({ 'files.txt': '/system/app/X/X.apk\n/system/app/Y/Y.a' });
  t.strictSame([problems(cut), cut.looked_at.size], [['files.txt:2 files packages'], 0]);
  t.strictSame(problems(await read({ 'files.txt': lines('/vendor/etc/a', '/vendor/etc/b') })), [
    'files.txt:1 files packages',
  ]);
});

t.test('a text with some paths in it is no list of files', async (t) => {
  const facts = await read({
    'x/notes.txt': lines('We looked at /system/app/X/X.apk today.', 'It was there.', 'See a/b.'),
  });
  t.strictSame([facts.files, facts.problems], [[], []]);
});
