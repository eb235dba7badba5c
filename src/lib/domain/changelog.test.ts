import { expect, it } from 'vitest';
import { newestRelease } from './changelog.ts';

const changelog = `# Changelog

In the form of [Keep a Changelog](https://keepachangelog.com).

## [0.4.0] - 2026-12-01

**Before you update**, make a backup.

### Added

- **Erasures** (\`/desk/site/erasures\`): an administrator erases
  what has to go ([how](docs/operations.md)).
- Backups by themselves.

### Fixed

- A start says why.

## [0.3.0] - 2026-11-29

### Added

- A new look.
`;

it('gives the newest section of a changelog as plain text, and no other', () => {
	expect(newestRelease(changelog)).toEqual({
		version: '0.4.0',
		groups: [
			{
				heading: 'Added',
				entries: [
					'Erasures (/desk/site/erasures): an administrator erases what has to go (how).',
					'Backups by themselves.'
				]
			},
			{ heading: 'Fixed', entries: ['A start says why.'] }
		]
	});
});

it('gives nothing of a text that is no changelog', () => {
	expect(newestRelease('')).toEqual({ version: '', groups: [] });
});
