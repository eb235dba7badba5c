import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { mkdirSync } from 'node:fs';

type Options = Parameters<NodeFS['init']>[1];

const groupAndOthers = 0o077;

/** PGlite creates files with mode 0666 whatever the umask; here only their owner can ever read them. */
export class PrivateFiles extends NodeFS {
	constructor(folder: string) {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		super(folder);
	}

	override async init(pg: PGlite, options: Options) {
		const { emscriptenOpts } = await super.init(pg, options);
		return {
			emscriptenOpts: { ...emscriptenOpts, preRun: [keepFromOthers, ...preRunsOf(emscriptenOpts)] }
		};
	}
}

const preRunsOf = ({ preRun }: Options) => [preRun ?? []].flat();

/** Emscripten creates files and folders with `mknod`, and changes the mode of a new file with `chmod`. */
function keepFromOthers({ FS }: { FS: EmscriptenFiles }) {
	const { mknod, chmod } = FS;
	FS.mknod = (path, mode, device) => mknod(path, mode & ~groupAndOthers, device);
	FS.chmod = (path, mode, ...rest) => chmod(path, mode & ~groupAndOthers, ...rest);
}

interface EmscriptenFiles {
	mknod(path: string, mode: number, device: number): unknown;
	chmod(path: unknown, mode: number, ...rest: unknown[]): unknown;
}
