/**
 * What one published value is. These are the types CloudFormation checks when it resolves a parameter from the
 * Parameter Store (`AWS::SSM::Parameter::Value<...>`), so a VPC id of another region stops the deploy of a reader.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export type ElementType =
  | 'String'
  | 'AWS::EC2::AvailabilityZone::Name'
  | 'AWS::EC2::Image::Id'
  | 'AWS::EC2::Instance::Id'
  | 'AWS::EC2::SecurityGroup::Id'
  | 'AWS::EC2::Subnet::Id'
  | 'AWS::EC2::VPC::Id'
  | 'AWS::Route53::HostedZone::Id';

/** A value, or a list of values, of one element type. */
export type EntryType = ElementType | `List<${ElementType}>`;

/** Whether the entry holds several values. */
export function isListType(type: EntryType): type is `List<${ElementType}>` {
  return type.startsWith('List<');
}
