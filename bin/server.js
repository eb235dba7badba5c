import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.js';

/** @typedef {Awaited<ReturnType<typeof startServer>>} RunningServer */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {[string, ...string[]]} command
 * @throws Error with exit code and output if it ends before it is ready
 */
export async function startServer(env, [program, ...args] = [process.execPath, 'server.js']) {
	const port = env.PORT ?? String(await freePort());
	const child = spawn(program, args, {
		env: {
			...process.env,
			DATABASE_URL: '',
			ORIGIN: '',
			HOST: '',
			LOOK_AGAIN: 'no',
			KEEP_COPIES: 'no',
			...env,
			PORT: port
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	/** @type {Promise<void>} */
	const ready = new Promise((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text) => {
				output += text;
				if (/is ready at|ready in/.test(output)) resolve();
			});
		child.once('close', (code) => reject(new Error(`exit code ${code}\n${output}`)));
	});
	await ready;
	return {
		url: `http://localhost:${port}`,
		port,
		child,
		output: () => output,
		/** @param {NodeJS.Signals} signal */
		async end(signal = 'SIGTERM') {
			const began = performance.now();
			if (child.exitCode === null && child.signalCode === null) {
				const exit = once(child, 'exit');
				child.kill(signal);
				await exit;
			}
			return { code: child.exitCode, seconds: (performance.now() - began) / 1000 };
		}
	};
}

export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-test-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
