import type { Step } from './checks';

/** Folder into which whoever has signed in puts what was packed. */
export const RELEASE = 'tmp/release';

/** What a build hands over, in `dist`: the file that is named by its digest, and the packages whose digest is in it. */
export const PACKED = { release: 'release.tgz', packages: 'packages.tgz' } as const;

const DIGEST_OF_PACKAGES = 'packages.sha256';

/**
 * The packages as they are installed, in one file that is the same for the same packages, so that it is stored once.
 * Whoever deploys takes them from here, and runs nothing that a registry has.
 */
export const packPackages: Step = {
  name: 'Pack the packages',
  run:
    'tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --exclude=node_modules/.cache ' +
    `--use-compress-program="gzip -1 -n" -cf dist/${PACKED.packages} node_modules`,
};

/**
 * Packs the commit, the templates, and the verdicts on them, with the digest of the packages.
 *
 * @param more folders of `dist` that are packed as well
 */
export function packRelease(...more: readonly string[]): Step {
  return {
    name: 'Pack commit, templates and verdicts',
    run: [
      'git bundle create dist/commit.bundle HEAD',
      `(cd dist && sha256sum ${PACKED.packages} > ${DIGEST_OF_PACKAGES})`,
      `tar -czf dist/${PACKED.release} -C dist ${['commit.bundle', DIGEST_OF_PACKAGES, 'cdk', 'check', ...more].join(' ')}`,
    ].join('\n'),
  };
}

/** Unpacks nothing that is not what was packed. `DIGEST` is a variable that says what that was. */
export const verifyRelease: Step = {
  name: 'Compare with the digest',
  run: [
    `[[ "$DIGEST" =~ ^[0-9a-f]{64}$ ]] || { echo "DIGEST is no SHA-256"; exit 1; }`,
    `echo "$DIGEST  ${RELEASE}/${PACKED.release}" | sha256sum --check --strict`,
    `tar -xzf ${RELEASE}/${PACKED.release} -C ${RELEASE} --no-same-owner`,
  ].join('\n'),
};

/** Puts the commit, its templates and its packages in their places. Installs nothing. */
export const unpackRelease: readonly Step[] = [
  {
    name: 'Compare the packages with theirs',
    run: `(cd ${RELEASE} && sha256sum --check --strict ${DIGEST_OF_PACKAGES})`,
  },
  {
    name: 'Unpack commit and templates',
    run: [
      'git init --quiet --initial-branch=release .',
      `git fetch --quiet ${RELEASE}/commit.bundle HEAD`,
      'git checkout --quiet --detach FETCH_HEAD',
      'mkdir -p dist',
      `mv ${RELEASE}/cdk ${RELEASE}/check dist/`,
    ].join('\n'),
  },
  { name: 'Unpack the packages', run: `tar -xzf ${RELEASE}/${PACKED.packages} --no-same-owner` },
];
