import { WarningFilled } from '@ant-design/icons';
import { beginAnew, useChosenElsewhere } from '../api/atWork';
import { useSignedIn } from '../api/session';

/** A page goes on under the post it shows, whatever another tab has chosen, and says so (decision 0298). */
export function ChosenElsewhere() {
  const chosen = useChosenElsewhere();
  const { post } = useSignedIn();
  if (!chosen) return null;
  return (
    <div className="looking-only" role="alert">
      <WarningFilled aria-hidden="true" />
      <span>
        您在另一个标签页改用了“{chosen}”岗位。本页仍以“{post.nodeName} {post.title}
        ”办理，已填写的内容不受影响；下载和预览按新选的岗位。
        <button type="button" className="link-button" onClick={() => void beginAnew()}>
          本页也改用“{chosen}”
        </button>
      </span>
    </div>
  );
}
