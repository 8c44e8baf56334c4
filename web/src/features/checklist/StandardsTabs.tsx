import { Link } from '@tanstack/react-router';
import { SectionTabs } from '../../ui/SectionTabs';

export function StandardsTabs() {
  return (
    <SectionTabs label="标准的各部分">
      <Link to="/standards" activeOptions={{ exact: true, includeSearch: false }}>
        检查项
      </Link>
      <Link to="/standards/judgement" activeOptions={{ includeSearch: false }}>
        重大隐患判定标准
      </Link>
      <Link to="/standards/checklists" activeOptions={{ includeSearch: false }}>
        检查表
      </Link>
      <Link to="/standards/parameters" activeOptions={{ includeSearch: false }}>
        参数
      </Link>
      <Link to="/standards/calendars" activeOptions={{ includeSearch: false }}>
        节假日
      </Link>
      <Link to="/standards/local" activeOptions={{ includeSearch: false }}>
        本地调整
      </Link>
      <Link to="/standards/proposals" activeOptions={{ includeSearch: false }}>
        建议
      </Link>
      <Link to="/standards/publications" activeOptions={{ includeSearch: false }}>
        发布记录
      </Link>
    </SectionTabs>
  );
}
