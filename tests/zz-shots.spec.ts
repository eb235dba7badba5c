import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { startServer } from '/work/trees/watch/bin/server.js';
import { expect, test } from '/work/trees/watch/tests/fixtures.ts';
import { Visitor } from '/work/trees/watch/tests/http.ts';
import { loadedFolder } from '/work/trees/watch/tests/loaded.ts';
import { setUp, stateOf } from '/work/trees/watch/tests/staff.ts';
const paras = ['The Ministry of Information Technology invites comments on the draft Online Harm Rules. Comments may be sent to the address below.', 'A social media company shall remove unlawful content within twenty-four hours of being told by the Authority.', 'The rules are published for information.'];
test('s', async ({ browser }) => {
  test.setTimeout(500_000);
  let now = false; let down = false;
  const ministry = createServer(({ url }, response) => {
    if (url === '/down' && down) { response.writeHead(503); return response.end('x'); }
    response.writeHead(url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' });
    const p = now ? [paras[0], paras[1].replace('twenty-four hours', 'six hours'), '“We have heard every side, and the rules protect citizens from harm online,” said Khalid Rehman, the minister.', 'A public hearing is held in Islamabad. ' + paras[2]] : paras;
    response.end(`<nav>Home</nav><div id="rules">${p.map((x) => `<p>${x}</p>`).join('')}</div>`);
  });
  await once(ministry.listen(0, '127.0.0.1'), 'listening');
  const place = `127.0.0.1:${(ministry.address() as any).port}`;
  const { folder, remove } = loadedFolder();
  const clock = join(folder, 'clock'); writeFileSync(clock, '0');
  const app = await startServer({ RULEWATCH_FOLDER: folder, FETCH_ALLOW: place, CLOCK_FILE: clock }, [process.execPath, '--import', './tests/clock.js', 'server.js']);
  const asma = await setUp(app, new Visitor(app.url));
  const ctx = (o: object) => browser.newContext({ baseURL: app.url, storageState: stateOf(asma.cookies.get('__Host-session')!), ...o });
  const c = await ctx({ viewport: { width: 1280, height: 900 } });
  const page = await c.newPage();
  const shot = async (name: string, path: string) => {
    for (const [w, scheme] of [[1280, 'light'], [360, 'dark']] as const) {
      await page.setViewportSize({ width: w, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      if (path) await page.goto(path);
      await page.screenshot({ path: `/tmp/wshots/${name}-${w}-${scheme}.png`, fullPage: true });
    }
  };
  for (const p of ['rules', 'down']) {
    await page.goto('/desk/watches/new?law=pk-cp-rules-2020');
    await page.getByLabel('Address of the page').fill(`http://${place}/${p}`);
    await page.getByLabel('Region', { exact: true }).fill('#rules');
    if (p === 'rules') { await page.getByRole('button', { name: /^Try it/ }).click(); await page.waitForLoadState(); await shot('tried', ''); }
    await page.getByRole('button', { name: 'Watch this page' }).click();
    await page.waitForURL(/watches\/(?!new)/);
  }
  now = true; down = true;
  for (const h of [7, 9]) {
    writeFileSync(clock, String(h * 3_600_000)); app.child.kill('SIGUSR2');
    const asked = page.waitForTimeout(70_000);
    await asked;
  }
  await shot('list', '/desk/watches');
  await page.getByRole('link', { name: /A ministry/ }).last().click();
  await page.waitForURL(/watches\//);
  await shot('one', page.url());
  writeFileSync(clock, String(40 * 3_600_000)); app.child.kill('SIGUSR2');
  await page.waitForTimeout(70_000);
  await shot('list2', '/desk/watches');
  await shot('desk', '/desk');
  await shot('law', '/regulations/citizens-protection-against-online-harm-rules-2020');
  await shot('review', '/desk/review');
  await app.end(); ministry.close(); remove();
});
