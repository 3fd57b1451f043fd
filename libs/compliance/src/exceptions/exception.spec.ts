import { soundException } from '../../fixtures/exception';

test('one rule and one resource are lists of one', () => {
  expect(soundException()).toMatchObject({
    rules: ['Fixture::Sealed'],
    resources: ['Storage/Logs/Resource'],
  });
});

test('several rules and resources share what is said about them', () => {
  expect(soundException({ rule: ['A::X', 'B::X'], resource: ['One', 'Two'] })).toMatchObject({
    rules: ['A::X', 'B::X'],
    resources: ['One', 'Two'],
    owner: 'platform-team',
  });
});
