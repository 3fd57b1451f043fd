import { outcomesOf } from '../../testing/outcomes-of';
import { functionUrlSigned } from './function-url-signed';

const url = outcomesOf(functionUrlSigned, 'AWS::Lambda::Url');

test('signed requests pass', () => expect(url({ AuthType: 'AWS_IAM' })).toEqual(['pass']));

test.each([['NONE'], [undefined], [{ Ref: 'AuthType' }]])('requests with %p fail', (AuthType) => {
  expect(url({ AuthType })).toEqual(['fail']);
});
