import { plannedChanges } from './planned-change';

test('a change is read with its reasons', () => {
  const planned = plannedChanges([
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Group',
        ResourceType: 'AWS::EC2::SecurityGroup',
        PhysicalResourceId: 'sg-1',
        Replacement: 'True',
        Details: [
          {
            Target: { Attribute: 'Properties', Name: 'VpcId', RequiresRecreation: 'Always' },
            Evaluation: 'Static',
            ChangeSource: 'ParameterReference',
            CausingEntity: 'NetworkVpcId',
          },
          { Target: { Attribute: 'Tags' } },
        ],
      },
    },
  ]);
  expect(planned.get('Group')).toEqual({
    logicalId: 'Group',
    type: 'AWS::EC2::SecurityGroup',
    action: 'Modify',
    physicalId: 'sg-1',
    replacement: 'True',
    reasons: [
      {
        name: 'VpcId',
        recreation: 'Always',
        evaluation: 'Static',
        source: 'ParameterReference',
        cause: 'NetworkVpcId',
      },
      { name: 'Tags', recreation: 'Never', evaluation: 'Static' },
    ],
  });
});

test('what is no change of a resource is left out', () => {
  expect(plannedChanges([{ Type: 'Resource' }, {}]).size).toBe(0);
});
