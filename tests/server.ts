import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../bin/postgres.js';

export interface RunningServer {
	url: string;
	port: number;
	child: ChildProcess;
	/** What it printed so far. */
	output: () => string;
	/** Sends the signal and waits for the end. */
	end: (signal?: NodeJS.Signals) => Promise<{ code: number | null; seconds: number }>;
}

/**
 * Starts the built app in a process of its own.
 * @throws Error with what it printed, if it ends before it is ready
 */
export async function startServer(env: NodeJS.ProcessEnv): Promise<RunningServer> {
	const port = env.PORT ? Number(env.PORT) : await freePort();
	const child = spawn(process.execPath, ['server.js'], {
		env: { ...process.env, DATABASE_URL: '', ORIGIN: '', HOST: '', ...env, PORT: String(port) }
	});
	let output = '';
	const ready = new Promise<void>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				output += text;
				if (output.includes('is ready at')) resolve();
			});
		child.once('close', (code) => reject(new Error(`exit code ${code}\n${output}`)));
	});
	await ready;
	return {
		url: `http://localhost:${port}`,
		port,
		child,
		output: () => output,
		async end(signal = 'SIGTERM') {
			const began = performance.now();
			const running = child.exitCode === null && child.signalCode === null;
			if (running) {
				const exit = once(child, 'exit');
				child.kill(signal);
				await exit;
			}
			return { code: child.exitCode, seconds: (performance.now() - began) / 1000 };
		}
	};
}

/** A folder of its own for an embedded database, and the function that removes it. */
export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-test-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
