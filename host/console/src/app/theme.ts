import { type ThemeConfig, theme } from 'antd';

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

// The kit's own greys for secondary text and placeholders fail 4.5:1; these pass on both backgrounds.
const light: ThemeConfig['token'] = {
  colorPrimary: '#1d4f91',
  colorInfo: '#1d4f91',
  colorLink: '#0958d9',
  colorLinkHover: '#003eb3',
  colorError: '#c42b1c',
  colorBgLayout: '#f5f6f8',
  colorTextPlaceholder: 'rgba(0,0,0,0.6)',
  colorTextDescription: 'rgba(0,0,0,0.65)',
  colorTextSecondary: 'rgba(0,0,0,0.68)',
  colorTextTertiary: 'rgba(0,0,0,0.62)',
};
const dark: ThemeConfig['token'] = {
  colorPrimary: '#3d7bd0',
  colorInfo: '#3d7bd0',
  colorLink: '#7ab5ff',
  colorLinkHover: '#a9d0ff',
  colorBgLayout: '#0f1216',
  colorBgContainer: '#171b21',
  colorBgElevated: '#1e232b',
  colorTextPlaceholder: 'rgba(255,255,255,0.6)',
  colorTextDescription: 'rgba(255,255,255,0.7)',
  colorTextSecondary: 'rgba(255,255,255,0.72)',
  colorTextTertiary: 'rgba(255,255,255,0.66)',
};

// What a thumb hits without looking.
const thumb: ThemeConfig['token'] = { controlHeight: 44, controlHeightSM: 44, controlHeightLG: 48 };

export const themeOf = (isDark: boolean, isPhone: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    // Where motion is unwanted the kit has none: its popups wait for the end of theirs, and would stay out of sight.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    ...(isDark ? dark : light),
    ...(isPhone ? thumb : {}),
    borderRadius: 8,
    fontFamily: font,
    wireframe: false,
  },
  components: {
    Layout: { headerHeight: 56 },
    // White on the dark theme's red has 4.2:1.
    Button: isDark ? { dangerColor: '#1a0505' } : {},
  },
});
