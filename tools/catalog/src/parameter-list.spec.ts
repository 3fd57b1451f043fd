import { parameterList } from './parameter-list';

test('parameters stand in one option, separated by commas', () => {
  expect(parameterList(['A=1,B=two'])).toEqual({ A: '1', B: 'two' });
});

test('parameters stand in several options', () => {
  expect(parameterList(['A=1', 'B=2'])).toEqual({ A: '1', B: '2' });
});

test('a value may hold commas and equals signs', () => {
  expect(parameterList(['A=x,y,B=a=b'])).toEqual({ A: 'x,y', B: 'a=b' });
});

test('a value may be empty', () => {
  expect(parameterList(['A=,B=1'])).toEqual({ A: '', B: '1' });
});

test('no option is no parameter', () => {
  expect(parameterList([])).toEqual({});
});

test('everything that is no parameter is named at once', () => {
  expect(() => parameterList(['A', 'B=1,B=2'])).toThrow(
    '"A" is no parameter; expected Name=value; B is given twice',
  );
});
