// What two linters that others wrote say of the description of the API: node bench/description.js
// They come from the registry by npx, since they are 80 MB and nothing else here needs them. It ends with code 1 where
// either finds anything.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';

readArguments(
	'node bench/description.js: what redocly and spectral say of the description of the API.'
);

const record = temporaryFolder();
// Linters take localhost for a mistake, and so do those who read the description.
const app = await startServer({ RULEWATCH_FOLDER: record.folder, ORIGIN: 'https://rulewatch.org' });
const folder = mkdtempSync(join(tmpdir(), 'description-'));
const linters = [
	['@redocly/cli@2.77.0', 'redocly', ['lint', '--extends=recommended-strict', 'openapi.json']],
	[
		'@stoplight/spectral-cli@6.16.3',
		'spectral',
		['lint', '--fail-severity=hint', '--ruleset=spectral.yaml', 'openapi.json']
	]
];

try {
	const headers = { host: 'rulewatch.org', 'x-forwarded-proto': 'https' };
	const answer = await fetch(`${app.url}/api/v1/openapi.json`, { headers });
	if (!answer.ok) throw new Error(`${answer.status} for the description`);
	// By spaces: spectral reads it as YAML, which takes no tabs.
	writeFileSync(join(folder, 'openapi.json'), JSON.stringify(await answer.json(), null, 2));
	writeFileSync(join(folder, 'spectral.yaml'), 'extends: ["spectral:oas"]\n');
	for (const [name, program, options] of linters) {
		const { status } = spawnSync('npx', ['--yes', `--package=${name}`, program, ...options], {
			cwd: folder,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
		});
		console.log(status === 0 ? `${program} finds nothing.` : `${program} finds fault.`);
		if (status !== 0) process.exitCode = 1;
	}
} finally {
	await app.end();
	record.remove();
	rmSync(folder, { recursive: true });
}
