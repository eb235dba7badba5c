import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../bin/steps.js';

/** The last commit before the code was made smaller: its pages were the fastest. */
const commit = '3b6fcf9';

/** Builds the former commit in a folder of its own, which later runs use again. */
export async function formerCheckout() {
	const folder = join(tmpdir(), `rulewatch-${commit}`);
	if (existsSync(join(folder, 'build/handler.js'))) return folder;
	await run('git', ['cat-file', '-e', `${commit}^{commit}`]).catch((cause) => {
		throw new Error(
			`This compares with the commit ${commit}, which is not here. Fetch the whole history: git fetch --unshallow`,
			{ cause }
		);
	});
	console.log(`Building the commit ${commit} in ${folder}`);
	rmSync(folder, { recursive: true, force: true });
	await run('git', ['worktree', 'add', '--force', '--detach', folder, commit]);
	await run('npm', ['ci'], { cwd: folder });
	await run('npm', ['run', 'build'], { cwd: folder });
	return folder;
}
