import { accessFaults, expect, test as guarded, watch } from './fixtures.ts';
import { test as base } from '@playwright/test';

const policy = { 'content-security-policy': "default-src 'none'; img-src *; script-src 'self'" };
const bad = {
	'an inline style that the policy forbids': ['<p style="color: red">Red</p>', 'console error'],
	'an inline script that the policy forbids': ['<script>1</script>', 'console error'],
	'a picture from another host': [
		'<img src="https://elsewhere.example/x.png" alt="">',
		'another host'
	],
	'a script that throws': ['<script src="/throws.js"></script>', 'script error'],
	'a file that is not there': ['<script src="/missing.js"></script>', 'missing file']
} as const;

for (const [name, [body, fault]] of Object.entries(bad))
	base(`promise 28: the guard notices ${name}`, async ({ context, page, baseURL }) => {
		await context.route('**/*', (route) => {
			const { pathname, hostname } = new URL(route.request().url());
			if (hostname !== 'localhost') return route.abort();
			if (pathname === '/throws.js')
				return route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("thrown")' });
			if (pathname === '/missing.js') return route.fulfill({ status: 404, body: '' });
			return route.fulfill({ contentType: 'text/html', headers: policy, body });
		});
		const faults = watch(context, baseURL ?? '');
		await page.goto('/bad');
		await expect.poll(() => faults.join('\n')).toContain(fault);
	});

base('the accessibility check notices a picture without words', async ({ page }) => {
	await page.setContent('<title>Bad</title><img src="data:,">');
	expect(await accessFaults(page)).toContainEqual(expect.stringContaining('image-alt'));
});

guarded('a page that keeps quiet passes', async ({ page }) => {
	await page.goto('/');
	await expect(page.locator('h1')).toBeVisible();
});
