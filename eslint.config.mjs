import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The rooms whose answers depend on their arguments alone: no clock, no randomness, no environment. */
const core = [
  'money',
  'calendar',
  'catalog',
  'rulebook',
  'eligibility',
  'experiments',
  'analysis',
  'rating',
  'quote',
  'entitlements',
  'metering',
].map((room) => `libs/${room}/src/**/*.ts`);

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.ratebook/**',
      '**/*.mjs',
      '**/*.cjs',
      'coverage/**',
      'libs/client/src/generated/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Nest modules are classes that hold nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    // Nest reads parameter types at run time, so an injected class must be a value import.
    files: ['apps/api/**/*.ts', 'apps/worker/**/*.ts', 'libs/usecases/**/*.ts', 'libs/storage/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: core,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'core has no clock: take the instant as an argument' },
        {
          object: 'Math',
          property: 'random',
          message: 'core has no randomness: take the seed as an argument',
        },
        {
          object: 'process',
          property: 'env',
          message: 'core reads no environment: take the value as an argument',
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core has no clock' },
        {
          selector: "CallExpression[callee.name='parseFloat']",
          message: 'no binary float touches money or quantity',
        },
      ],
    },
  },
);
