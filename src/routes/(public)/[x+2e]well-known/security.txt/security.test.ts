import { afterEach, expect, it, vi } from 'vitest';
import { GET } from './+server';

const ask = async () => (GET as unknown as () => Response)().text();

afterEach(() => vi.unstubAllEnvs());

it('tells whom to write to of a weakness, and until when that holds', async () => {
	vi.stubEnv('OPERATOR_NAME', 'Bolo Bhi');
	vi.stubEnv('OPERATOR_CONTACT', 'desk@rulewatch.example');
	const text = await ask();
	expect(text).toContain('Contact: mailto:desk@rulewatch.example\n');
	const [, expires] = /^Expires: (.*)$/m.exec(text)!;
	expect(Date.parse(expires!)).toBeGreaterThan(Date.now());
});

it('is not there where nobody has said who runs the copy', async () => {
	vi.stubEnv('OPERATOR_NAME', '');
	await expect(ask()).rejects.toMatchObject({ status: 404 });
});
