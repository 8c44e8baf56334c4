import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../../api/session';
import { courseQuery, type TaskSheet } from '../queries';
import { CourseList } from './CourseList';

/** Nothing for anybody but the person who did the check, and nothing where the way was not kept. */
export function MyCourse({ sheet }: { sheet: TaskSheet }) {
  const mine = useSignedIn().person.id === sheet.record?.inspector.personId;
  const { data } = useQuery({ ...courseQuery(sheet), enabled: mine });
  if (!mine || !data || data.steps.length === 0) return null;
  return (
    <CourseList
      steps={data.steps}
      wordsOf={(item) => {
        const line = sheet.lines.find((each) => each.item === item);
        return line ? `${line.position} ${line.requirement}` : item;
      }}
    />
  );
}
