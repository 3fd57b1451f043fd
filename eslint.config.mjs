import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom. Layers meet only in contracts, and nothing imports a layer. */
const boundaries = [
  { sourceTag: 'scope:layer', onlyDependOnLibsWithTags: ['scope:lib', 'scope:contract'] },
  { sourceTag: 'scope:contract', onlyDependOnLibsWithTags: ['scope:lib', 'scope:contract'] },
  { sourceTag: 'scope:lib', onlyDependOnLibsWithTags: ['scope:lib', 'scope:contract'] },
  { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools', 'scope:lib', 'scope:contract'] },
];

/** What is published needs nothing that is not. */
const published = { sourceTag: 'publishable', onlyDependOnLibsWithTags: ['publishable'] };

/** The rule that holds projects to who may import whom. */
function moduleBoundaries(depConstraints) {
  return {
    '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: true, depConstraints }],
  };
}

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/cdk.out',
      '.nx',
      '.local-aws',
      '.second-opinion',
      'tmp',
      '**/venv*',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx },
    rules: {
      ...moduleBoundaries([...boundaries, published]),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': 'off', // a construct is a class that may only have a constructor
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60 }],
      complexity: ['error', 12],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name: a name is what a reader searches for.',
        },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Synthesis never reads the shell: what it reads is not in the cache key.',
        },
        { object: 'Date', property: 'now', message: 'Synthesis never reads the clock.' },
        { object: 'Math', property: 'random', message: 'Synthesis is deterministic.' },
      ],
    },
  },
  {
    // Tests, and what only this workspace runs, go into no package.
    files: [
      '**/*.spec.ts',
      '**/fake-*.ts',
      '**/testing/**/*.ts',
      '**/fixtures/**/*.ts',
      'tools/delivery/src/workflows/**/*.ts',
      'tools/delivery/src/verify/**/*.ts',
    ],
    rules: moduleBoundaries(boundaries),
  },
  {
    files: ['**/*.spec.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400 }] },
  },
  {
    // Tools that other programs load look for a default export or are CommonJS.
    files: ['**/*.config.{mjs,cjs}', '**/executors/**/*.ts', '**/generators/**/*.ts', '**/*.cjs', '*.js'],
    languageOptions: {
      globals: { module: 'writable', require: 'readonly', process: 'readonly', __dirname: 'readonly' },
    },
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { URL: 'readonly', console: 'readonly', process: 'readonly' } },
  },
  prettier,
);
