import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { mkdirSync } from 'node:fs';

type Given = Parameters<NodeFS['init']>[1];

const ofOthers = 0o077;

/** The files of PGlite, which asks for 0666 whatever the umask: made for their owner alone from the first moment. */
export class PrivateFiles extends NodeFS {
	constructor(folder: string) {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		super(folder);
	}

	override async init(pg: PGlite, given: Given) {
		const { emscriptenOpts } = await super.init(pg, given);
		return {
			emscriptenOpts: { ...emscriptenOpts, preRun: [keepFromOthers, ...preRunsOf(emscriptenOpts)] }
		};
	}
}

const preRunsOf = ({ preRun }: Given) => [preRun ?? []].flat();

/** Emscripten makes every file and folder through these two, and changes its rights again once it made a file. */
function keepFromOthers({ FS }: { FS: EmscriptenFiles }) {
	const { mknod, chmod } = FS;
	FS.mknod = (path, mode, device) => mknod(path, mode & ~ofOthers, device);
	FS.chmod = (path, mode, ...rest) => chmod(path, mode & ~ofOthers, ...rest);
}

interface EmscriptenFiles {
	mknod(path: string, mode: number, device: number): unknown;
	chmod(path: unknown, mode: number, ...rest: unknown[]): unknown;
}
