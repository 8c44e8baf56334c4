import { Link } from '@tanstack/react-router';
import { Empty } from '../ui/states';

export function NotFound() {
  return (
    <div className="page page-narrow">
      <Empty title="没有找到这个页面">
        <p>地址可能有误，或者内容不在您的权限范围内。请核对地址，或在上方搜索编号、部位、描述。</p>
        <p>
          <Link to="/today">回到今天</Link>
        </p>
      </Empty>
    </div>
  );
}
