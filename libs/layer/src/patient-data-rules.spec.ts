import { patientDataRules } from './patient-data-rules';

interface Settings {
  readonly copies: number;
  readonly tellWhom: readonly string[];
}

const problems = patientDataRules<Settings>([
  { setting: 'copies', holds: ({ copies }) => copies > 1, expected: '2 or more' },
  { setting: 'tellWhom', holds: ({ tellWhom }) => tellWhom.length > 0, expected: 'somebody' },
]);

const weak: Settings = { copies: 1, tellWhom: [] };

test('settings that hold are no problem where patient data may be', () => {
  expect(problems({ copies: 2, tellWhom: ['a'] }, { dataClass: 'phi' })).toEqual([]);
});

test('every setting that does not hold is told, with its value, the data class and what is expected', () => {
  expect(problems(weak, { dataClass: 'phi' })).toEqual([
    { path: ['copies'], message: '1 does not go with dataClass "phi"; expected 2 or more' },
    { path: ['tellWhom'], message: '[] does not go with dataClass "phi"; expected somebody' },
  ]);
});

test.each(['synthetic', 'deidentified'] as const)(
  'data of class "%s" can live with all of it',
  (dataClass) => {
    expect(problems(weak, { dataClass })).toEqual([]);
  },
);
